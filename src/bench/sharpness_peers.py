#!/usr/bin/env python3
"""What a user would write instead: curvature of deep linear networks by PyTorch's autograd.

Reads {"tolerance", "rounds", "share", "cases"} on stdin and prints one JSON list with numbers and CPU seconds of each case, the
best of the rounds. A case with "inputs" and "targets" is a regression: its largest Hessian eigenvalue by power iteration
on autograd products. A case with "measurements" is at zero loss: that eigenvalue likewise, and the trace of the Hessian
twice: by the gradients of all predictions, in one batched backward pass, for those who know that it is the sum of their
squares; and by products with the Hessian, as for any function, of which Hutchinson's estimate takes the mean of vᵀHv over
random signs until its standard error is below "share" of it. Needs Debian's python3-torch. Run with OMP_NUM_THREADS=1.
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


def predictions(weights, measurements):
    product = weights[0]
    for w in weights[1:]:
        product = w @ product
    return (measurements * product).sum(dim=(1, 2))


def loss(weights, measurements, labels):
    return ((predictions(weights, measurements) - labels) ** 2).mean()


def power_iteration(value, weights, tolerance):
    gradients = torch.autograd.grad(value, weights, create_graph=True)
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


def trace(weights, measurements):
    values = predictions(weights, measurements)
    each = torch.autograd.grad(values, weights, torch.eye(len(values)), is_grads_batched=True)
    return 2 / len(values) * sum((g * g).sum() for g in each).item()


def hutchinson(value, weights, share):
    """The mean over random signs, how many there were, and CPU seconds."""
    start = time.process_time()
    gradients = torch.autograd.grad(value, weights, create_graph=True)
    generator = torch.Generator().manual_seed(0)
    total, squares, count = 0.0, 0.0, 0
    while count < MOST_PRODUCTS:
        signs = [torch.randint(0, 2, w.shape, generator=generator) * 2.0 - 1 for w in weights]
        dot = sum((g * v).sum() for g, v in zip(gradients, signs))
        image = torch.autograd.grad(dot, weights, retain_graph=True)
        sample = sum((v * h).sum() for v, h in zip(signs, image)).item()
        total, squares, count = total + sample, squares + sample * sample, count + 1
        mean = total / count
        if count >= 10 and (squares / count - mean * mean) / count <= (share * mean) ** 2:
            break
    return {"value": total / count, "products": count, "seconds": time.process_time() - start}


def best(work, rounds):
    times = []
    for _ in range(rounds + 1):
        start = time.process_time()
        result = work()
        times.append(time.process_time() - start)
    return result, min(times[1:])


def measure(case, tolerance, rounds, share):
    weights = [torch.tensor(w, requires_grad=True) for w in case["weights"]]
    if "inputs" in case:
        inputs, targets = torch.tensor(case["inputs"]), torch.tensor(case["targets"])
        (value, products), seconds = best(
            lambda: power_iteration(risk(weights, inputs, targets), weights, tolerance), rounds)
        return {"value": value, "products": products, "seconds": seconds}
    measurements = torch.tensor(case["measurements"])
    labels = predictions(weights, measurements).detach()
    (value, products), seconds = best(
        lambda: power_iteration(loss(weights, measurements, labels), weights, tolerance), rounds)
    whole, traced = best(lambda: trace(weights, measurements), 20)
    estimate = hutchinson(loss(weights, measurements, labels), weights, share)
    return {"value": value, "products": products, "seconds": seconds, "trace": whole, "traceSeconds": traced,
            "estimate": estimate}


task = json.load(sys.stdin)
print(json.dumps([measure(case, task["tolerance"], task["rounds"], task.get("share")) for case in task["cases"]]))
