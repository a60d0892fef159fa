"""`python -m benchmarks.names`: both comparisons, printed."""

from benchmarks.names import european, korean


def main() -> None:
    """Print what each way merges, and what the review list costs."""
    print(f"{len(korean.pairs())} invented Korean pairs, 'same' by itself and shown for review\n")
    print(korean.compared().to_string(index=False, float_format="{:.3f}".format))
    if not european.is_there():
        print("\nThe CORDIS names are not on this machine (../shared/data/name_variants): left out.")
        return
    table, review = european.compared()
    print("\nCORDIS names, pairs of records with the country given\n")
    print(table.to_string(index=False, float_format="{:.4f}".format))
    print("\n" + "\n".join(f"{name:<40}{value}" for name, value in review.items()))


if __name__ == "__main__":
    main()
