#!/usr/bin/env python3
"""Times PyTorch's gradcheck, slow and fast, on the networks of the benchmarks, and writes the table of BENCHMARKS.md.

    python3 gradcheck-core/src/jmh/python/pytorch_gradcheck.py [--slow-up-to PARAMETERS] [--repeat N] [NETWORK ...]

Where PyTorch is missing it says so and changes nothing. On Debian the packages python3-torch and libopenblas0-serial bring it;
with the reference BLAS, which is what python3-torch installs by itself, its matrix products are seven times slower. It runs on
one thread, in double precision, as the other benchmarks do.
"""

import argparse
import datetime
import os
import pathlib
import platform
import sys
import time

PAGE = pathlib.Path(__file__).resolve().parents[3] / "BENCHMARKS.md"
NETWORKS = ["2-2-1", "64-32-10", "784-30-10", "784-100-10", "784-300-10", "784-300-100-10", "784-1000-200-10"]
BATCH = 10


def parameter_count(network):
    units = [int(size) for size in network.split("-")]
    return sum(above * (below + 1) for below, above in zip(units, units[1:]))


def subject(torch, network):
    """The cost as a function of all weights and biases, and a point."""
    units = [int(size) for size in network.split("-")]
    torch.manual_seed(1)
    inputs = torch.randn(BATCH, units[0], dtype=torch.float64)
    single = units[-1] == 1
    targets = (
        0.05 + 0.9 * torch.rand(BATCH, 1, dtype=torch.float64) if single else torch.randint(0, units[-1], (BATCH,))
    )
    parameters = []
    for below, above in zip(units, units[1:]):
        bound = (6 / (below + above)) ** 0.5
        weights = (2 * torch.rand(above, below, dtype=torch.float64) - 1) * bound
        biases = (2 * torch.rand(above, dtype=torch.float64) - 1) * 0.1
        parameters += [weights.requires_grad_(), biases.requires_grad_()]

    def cost(*values):
        activations = inputs
        for layer in range(0, len(values), 2):
            if layer > 0:
                activations = torch.tanh(activations)
            activations = torch.nn.functional.linear(activations, values[layer], values[layer + 1])
        if single:
            return torch.nn.functional.binary_cross_entropy_with_logits(activations, targets)
        return torch.nn.functional.cross_entropy(activations, targets)

    return cost, tuple(parameters)


def seconds(torch, network, fast, repeat):
    """The shortest of some runs with the right gradient."""
    cost, point = subject(torch, network)
    best = float("inf")
    for _ in range(repeat):
        start = time.perf_counter()
        torch.autograd.gradcheck(cost, point, fast_mode=fast)
        best = min(best, time.perf_counter() - start)
    return best


def figure(duration):
    if duration is None:
        return ""
    for unit, size in (("h", 3600), ("s", 1), ("ms", 1e-3)):
        if duration >= size:
            return f"{duration / size:.3g} {unit}"
    return f"{duration * 1e6:.3g} us"


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            return next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


def replace_table(table):
    text = PAGE.read_text(encoding="utf-8")
    begin, end = "<!-- table pytorch -->\n", "<!-- end pytorch -->"
    before, rest = text.split(begin, 1)
    after = rest.split(end, 1)[1]
    PAGE.write_text(before + begin + table + end + after, encoding="utf-8")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("networks", nargs="*", default=NETWORKS, metavar="NETWORK", help="such as 784-30-10")
    arguments.add_argument("--slow-up-to", type=int, default=80_000, help="largest network for the slow mode")
    arguments.add_argument("--repeat", type=int, default=3, help="runs of which the shortest counts")
    chosen = arguments.parse_args()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        import torch
    except ImportError:
        print("PyTorch is not installed: its gradcheck is left out (on Debian, /usr/bin/python3 has it after installing"
              " python3-torch)")
        return 0

    torch.set_num_threads(1)
    # What PyTorch loads late is loaded now.
    seconds(torch, "2-2-1", False, 1)
    seconds(torch, "2-2-1", True, 1)
    table = "| network | parameters | slow | fast |\n|---|---:|---:|---:|\n"
    for network in chosen.networks:
        count = parameter_count(network)
        slow = seconds(torch, network, False, chosen.repeat) if count <= chosen.slow_up_to else None
        fast = seconds(torch, network, True, chosen.repeat)
        row = f"| {network} | {count:,} | {figure(slow)} | {figure(fast)} |\n"
        print(row, end="", flush=True)
        table += row
    today = datetime.datetime.now(datetime.timezone.utc).date()
    table += (
        f"\n{today}, {processor()}, {os.cpu_count()} cores, one thread, PyTorch {torch.__version__}; "
        f"the shortest of {chosen.repeat} runs.\n"
    )
    replace_table(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
