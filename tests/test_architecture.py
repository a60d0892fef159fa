"""The house: imports point down the staircase, files and functions stay small, start-up stays light."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "innonet"
STAIRS = [
    {"errors", "processes", "claims", "kept", "dates", "values", "korean", "numbers", "written"},
    {"kernels", "cores", "adjusting"},
    {"schema", "tables", "wishes"},
    {"vocabulary", "glossary"},
    {"names", "findings", "amounts"},
    {"records"},
    {"checks"},
    {"resolve", "sectors"},
    {"namesakes", "register", "valued", "attributes"},
    {"cleaning", "network", "audience"},
    {"projection", "directions", "curveball", "edges"},
    {"extraction", "scale"},
    {"measures", "convert"},
    {"uncertainty"},
    {"grouping"},
    {"gaps", "ranking", "suggestions", "scenarios", "comparison"},
    {"drawing"},
    {"reporting"},
    {"settings"},
    {"way"},
    {"study", "workbook"},
    {"text"},
    {"terminal"},
    {"cli"},
]
STEP = {room: number for number, rooms in enumerate(STAIRS) for room in rooms}
FILES = sorted(p for p in SOURCE.rglob("*.py") if p.name not in ("__main__.py",))


def room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "innonet":
            parts = node.module.split(".")
            found |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {a.name.split(".")[1] for a in node.names if a.name.startswith("innonet.")}
    return found


def test_every_room_has_its_step():
    rooms = {room(path) for path in FILES} - {"__init__"}
    assert rooms <= set(STEP), f"give {rooms - set(STEP)} a step in STAIRS"


@pytest.mark.parametrize("path", [p for p in FILES if room(p) != "__init__"], ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_point_down(path):
    own = room(path)
    up = {other for other in imported_rooms(path) - {own, "__version__"} if STEP[other] >= STEP[own] and other != own}
    same = {o for o in up if STEP[o] == STEP[own]}
    assert up - same == set(), f"{path.name} imports from above: {sorted(up - same)}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_functions_are_small(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            doc = node.body[0] if ast.get_docstring(node) else None
            lines = node.end_lineno - node.lineno + 1 - ((doc.end_lineno - doc.lineno + 1) if doc else 0)
            assert lines <= 60, f"{path.name}: {node.name} has {lines} lines"
            # numba knows no keyword-only arguments; ruff bounds those of the compiled loops
            if not node.name.startswith("_") and room(path) != "kernels":
                positional = [a.arg for a in node.args.posonlyargs + node.args.args if a.arg not in ("self", "cls")]
                assert len(positional) <= 3, f"{path.name}: {node.name} takes {positional} by position"


def test_rooms_never_import_sideways_in_a_circle():
    edges = {r: set() for r in STEP}
    for path in FILES:
        if room(path) in STEP:
            edges[room(path)] |= imported_rooms(path) & set(STEP) - {room(path)}
    for one, others in edges.items():
        for other in others:
            assert one not in edges[other], f"{one} and {other} import each other"


@pytest.mark.parametrize(
    ("code", "unwanted"),
    [
        ("import innonet", {"pandas", "numpy", "igraph", "networkx", "scipy", "sklearn"}),
        ("import innonet.cli", {"pandas", "numpy", "igraph", "networkx", "scipy", "sklearn"}),
        ("import innonet; innonet.read", {"igraph", "networkx", "sklearn", "pyvis", "openpyxl", "jinja2"}),
    ],
)
def test_start_up_loads_nothing_heavy(code, unwanted):
    code = f"import sys\n{code}\nprint(' '.join(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert unwanted & set(run.stdout.split()) == set()


def test_public_names_are_all_there():
    import innonet

    for name in innonet.__all__:
        value = getattr(innonet, name)
        assert value.__doc__, f"{name} has no docstring"
    assert set(innonet.__all__) == {*innonet._HOMES, "measures"}
