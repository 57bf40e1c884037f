import { place, type Scale, type Shape, ticks, valueAt } from "../../pictures/index.js";
import { number } from "../numbers.js";

/** Room for the numbers beside the axes, in pixels. */
const LEFT = 58;
const BOTTOM = 38;
const TOP = 24;
const RIGHT = 10;

/** A canvas with two axes, in the colours of the page. */
export class Plane {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  readonly ink: string;
  readonly faint: string;
  readonly rule: string;
  readonly paper: string;
  readonly dark: boolean;

  constructor(
    readonly canvas: HTMLCanvasElement,
    readonly x: Scale,
    readonly y: Scale,
  ) {
    const ratio = devicePixelRatio;
    this.width = canvas.clientWidth;
    this.height = canvas.clientHeight;
    const [wide, high] = [Math.round(this.width * ratio), Math.round(this.height * ratio)];
    if (canvas.width !== wide || canvas.height !== high) [canvas.width, canvas.height] = [wide, high];
    this.context = canvas.getContext("2d")!;
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const style = getComputedStyle(document.documentElement);
    const colour = (name: string): string => style.getPropertyValue(name).trim();
    this.ink = colour("--ink");
    this.faint = colour("--faint");
    this.rule = colour("--rule");
    this.paper = colour("--paper");
    this.dark = matchMedia("(prefers-color-scheme: dark)").matches;
    this.context.clearRect(0, 0, this.width, this.height);
    this.context.font = `12px ${getComputedStyle(document.body).fontFamily}`;
  }

  atX(value: number): number {
    return LEFT + place(this.x, value) * (this.width - LEFT - RIGHT);
  }

  atY(value: number): number {
    return this.height - BOTTOM - place(this.y, value) * (this.height - TOP - BOTTOM);
  }

  /** What a place on the canvas stands for. */
  valueX(pixel: number): number {
    return valueAt(this.x, (pixel - LEFT) / (this.width - LEFT - RIGHT));
  }

  valueY(pixel: number): number {
    return valueAt(this.y, (this.height - BOTTOM - pixel) / (this.height - TOP - BOTTOM));
  }

  axes(xTitle: string, yTitle: string): void {
    const { context, width, height } = this;
    context.strokeStyle = this.rule;
    context.fillStyle = this.faint;
    context.lineWidth = 1;
    context.textBaseline = "middle";
    for (const value of ticks(this.x, Math.max(2, Math.floor((width - LEFT) / 75)))) {
      const at = Math.round(this.atX(value)) + 0.5;
      this.line(at, TOP, at, height - BOTTOM);
      context.textAlign = "center";
      context.fillText(number(value, 4), at, height - BOTTOM + 10);
    }
    for (const value of ticks(this.y, Math.max(2, Math.floor((height - BOTTOM) / 45)))) {
      const at = Math.round(this.atY(value)) + 0.5;
      this.line(LEFT, at, width - RIGHT, at);
      context.textAlign = "right";
      context.fillText(number(value, 4), LEFT - 5, at);
    }
    context.fillStyle = this.ink;
    context.textAlign = "right";
    context.fillText(xTitle, width - RIGHT, height - 9);
    context.textAlign = "left";
    context.fillText(yTitle, LEFT - 48, 10);
  }

  line(x1: number, y1: number, x2: number, y2: number): void {
    this.context.beginPath();
    this.context.moveTo(x1, y1);
    this.context.lineTo(x2, y2);
    this.context.stroke();
  }

  /** A line through points of the plane; a null breaks it. */
  path(points: readonly (readonly [number, number] | null)[], colour: string, width = 2): void {
    const { context } = this;
    context.save();
    this.clip();
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    let broken = true;
    for (const point of points) {
      if (point === null) {
        broken = true;
        continue;
      }
      const [x, y] = [this.atX(point[0]), this.atY(point[1])];
      if (broken) context.moveTo(x, y);
      else context.lineTo(x, y);
      broken = false;
    }
    context.stroke();
    context.restore();
  }

  clip(): void {
    this.context.beginPath();
    this.context.rect(LEFT, TOP, this.width - LEFT - RIGHT, this.height - TOP - BOTTOM);
    this.context.clip();
  }

  /** A small sign at a place of the canvas. */
  mark(x: number, y: number, shape: Shape, colour: string, size = 3): void {
    const { context } = this;
    context.fillStyle = colour;
    context.strokeStyle = colour;
    context.lineWidth = 1.4;
    context.beginPath();
    if (shape === "disc" || shape === "ring") context.arc(x, y, size, 0, 2 * Math.PI);
    else if (shape === "square") context.rect(x - size, y - size, 2 * size, 2 * size);
    else if (shape === "triangle") this.polygon(x, y, [0, -size, size, size, -size, size]);
    else if (shape === "diamond") this.polygon(x, y, [0, -size - 1, size + 1, 0, 0, size + 1, -size - 1, 0]);
    else if (shape === "cross") this.strokes(x, y, [-size, -size, size, size, -size, size, size, -size]);
    else if (shape === "plus") this.strokes(x, y, [-size, 0, size, 0, 0, -size, 0, size]);
    else this.strokes(x, y, [-size, 0, size, 0]);
    if (shape === "ring" || shape === "cross" || shape === "plus" || shape === "dash") context.stroke();
    else context.fill();
  }

  private polygon(x: number, y: number, corners: readonly number[]): void {
    for (let i = 0; i < corners.length; i += 2) {
      if (i === 0) this.context.moveTo(x + corners[0]!, y + corners[1]!);
      else this.context.lineTo(x + corners[i]!, y + corners[i + 1]!);
    }
    this.context.closePath();
  }

  private strokes(x: number, y: number, ends: readonly number[]): void {
    for (let i = 0; i < ends.length; i += 4) {
      this.context.moveTo(x + ends[i]!, y + ends[i + 1]!);
      this.context.lineTo(x + ends[i + 2]!, y + ends[i + 3]!);
    }
  }
}
