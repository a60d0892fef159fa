"""How the fictional records of `datasets/gyeonggi` are made: invented, planted, muddled, written."""
