"""Serves a real language model on llama.cpp's own HTTP server, for the end-to-end tests.

    python3 serve.py PORT

Prints "ready" when it answers, and serves until it is killed or its standard input closes.
"""

import os
import pathlib
import sys
import time
import urllib.request

PLACE = pathlib.Path(__file__).resolve().parents[2] / ".build" / "real-server"
sys.path.insert(0, str(PLACE / "packages"))

import xllamacpp  # noqa: E402


def main() -> None:
    port = int(sys.argv[1])
    params = xllamacpp.CommonParams()
    params.model.path = str(PLACE / "model.gguf")
    params.hostnames = ["127.0.0.1"]
    params.port = port
    params.n_ctx = 2048
    params.n_parallel = 1
    params.warmup = False
    # No answer ends by itself before this many tokens: whoever means to stop one finds it running.
    params.n_predict = 300
    params.sampling.ignore_eos = True
    server = xllamacpp.Server(params)  # noqa: F841 (it serves as long as it lives)
    for _ in range(600):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=1).read()
            break
        except OSError:
            time.sleep(0.1)
    print("ready", flush=True)
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    main()
