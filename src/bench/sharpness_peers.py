#!/usr/bin/env python3
"""What a user would write instead: the largest Hessian eigenvalue by power iteration on autograd products.

Reads {"tolerance", "rounds", "cases": [{"weights", "inputs", "targets"}]} on stdin and prints one JSON list with the
eigenvalue, the products and the CPU seconds of each case, the median of the rounds. Needs Debian's python3-torch. Run with
OMP_NUM_THREADS=1.
"""
import json
import sys
import time

import torch

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

MOST_PRODUCTS = 5000


def risk(weights, inputs, targets):
    outputs = inputs
    for w in weights:
        outputs = outputs @ w.T
    return ((outputs - targets) ** 2).sum() / inputs.shape[0]


def power_iteration(weights, inputs, targets, tolerance):
    gradients = torch.autograd.grad(risk(weights, inputs, targets), weights, create_graph=True)
    generator = torch.Generator().manual_seed(0)
    vector = [torch.randn(w.shape, generator=generator) for w in weights]
    value, products = 0.0, 0
    while products < MOST_PRODUCTS:
        norm = sum((v * v).sum() for v in vector).sqrt()
        vector = [v / norm for v in vector]
        dot = sum((g * v).sum() for g, v in zip(gradients, vector))
        image = torch.autograd.grad(dot, weights, retain_graph=True)
        products += 1
        before, value = value, sum((v * h).sum() for v, h in zip(vector, image)).item()
        vector = image
        if abs(value - before) <= tolerance * abs(value):
            break
    return value, products


def measure(case, tolerance, rounds):
    weights = [torch.tensor(w, requires_grad=True) for w in case["weights"]]
    inputs, targets = torch.tensor(case["inputs"]), torch.tensor(case["targets"])
    times = []
    for _ in range(rounds + 1):
        start = time.process_time()
        value, products = power_iteration(weights, inputs, targets, tolerance)
        times.append(time.process_time() - start)
    return {"value": value, "products": products, "seconds": sorted(times[1:])[len(times[1:]) // 2]}


task = json.load(sys.stdin)
print(json.dumps([measure(case, task["tolerance"], task["rounds"]) for case in task["cases"]]))
