import { spreadOf } from '../spread';
import type { Growth, Quantity, Size } from './growth';

const WIDTH = 720;
const HEIGHT = 420;
/** Per cent of the requests: where more are refused, nothing is drawn. */
const MOST_REFUSED = 50;

/** Less is not told from none, in milliseconds. */
const LEAST_DRAWN = 0.1;

const PLOT = { left: 64, right: 580, top: 48, bottom: 356 };

/** What is drawn, all of it in milliseconds. */
const LINES: readonly { readonly quantity: Quantity; readonly label: string; readonly mark: string }[] = [
  { quantity: 'p50 ms', label: 'until answered, p50', mark: 'p50' },
  { quantity: 'CPU ms', label: 'CPU', mark: 'cpu' },
  { quantity: 'of PostgreSQL', label: 'CPU of PostgreSQL', mark: 'sql' },
];

/** Colours that can be told apart by the colour-blind, on white and on black. */
const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #24292f; }
  .title { font-weight: 600; }
  .grid { stroke: #d0d7de; }
  .step { stroke: #6e7781; stroke-dasharray: 5 4; }
  .p50 { color: #8250df; } .cpu { color: #0969da; } .sql { color: #bc4c00; }
  path.line { fill: none; stroke: currentColor; stroke-width: 2; }
  circle { fill: currentColor; stroke: currentColor; stroke-width: 1.5; }
  circle.refused { fill: none; }
  text.label { fill: currentColor; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; }
    .grid { stroke: #30363d; }
    .step { stroke: #8b949e; }
    .p50 { color: #d2a8ff; } .cpu { color: #79c0ff; } .sql { color: #ffa657; }
  }`;

type Scale = (value: number) => number;

interface Scales {
  readonly x: Scale;
  readonly y: Scale;
  readonly least: number;
  readonly most: number;
}

/** Both axes are logarithmic: what grows as fast as the input is as steep as the dashed line. Hollow: some were refused. */
export function plotOf({ input, sizes }: Growth, title: string): string {
  const answered = sizes.filter(({ refused }) => spreadOf(refused).median < MOST_REFUSED);
  const scales = scalesOf(sizes, answered);
  const drawn = [
    ...sizes.map((size) => tickBelow(size, answered.includes(size), scales)),
    ...decades(scales).map((value) => tickBeside(value, scales)),
    ...(answered.length > 0 ? [inStep(answered, scales), ...drawLines(answered, scales)] : []),
    label((PLOT.left + PLOT.right) / 2, HEIGHT - 14, input, 'middle'),
    label(PLOT.left - 44, PLOT.top - 14, 'milliseconds per request'),
    label(PLOT.left - 44, 20, title, 'start', 'title'),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">
<style>${STYLE}
</style>
${drawn.join('\n')}
</svg>
`;
}

function middle({ figures }: Size, quantity: Quantity): number {
  return Math.max(LEAST_DRAWN, spreadOf(figures[quantity]).median);
}

function scalesOf(sizes: readonly Size[], answered: readonly Size[]): Scales {
  const values = answered.flatMap((size) => LINES.map(({ quantity }) => middle(size, quantity)));
  const [least, most] = [10 ** Math.floor(Math.log10(Math.min(100, ...values))), Math.max(1_000, ...values) * 1.3];
  const inputs = sizes.map((size) => size.input);
  return {
    x: logarithmic(Math.min(...inputs), Math.max(...inputs), PLOT.left, PLOT.right),
    y: logarithmic(least, most, PLOT.bottom, PLOT.top),
    least,
    most,
  };
}

function logarithmic(least: number, most: number, from: number, to: number): Scale {
  return (value) => from + ((to - from) * Math.log(value / least)) / Math.log(most / least);
}

function decades({ least, most }: Scales): number[] {
  const count = Math.floor(Math.log10(most / least)) + 1;
  return Array.from({ length: count }, (_, at) => least * 10 ** at);
}

function drawLines(sizes: readonly Size[], scales: Scales): string[] {
  const ends = apart(LINES.map(({ quantity }) => scales.y(middle(sizes.at(-1)!, quantity))));
  return LINES.map(({ quantity, label: text, mark }, at) => {
    const points = sizes.map((size) => ({
      size,
      cx: place(scales.x(size.input)),
      cy: place(scales.y(middle(size, quantity))),
    }));
    const dots = points.map(({ size, cx, cy }) => {
      const refused = spreadOf(size.refused).median > 0 ? ' refused' : '';
      return `<circle class="${mark}${refused}" cx="${cx}" cy="${cy}" r="3.5"/>`;
    });
    const path = `<path class="line ${mark}" d="M${points.map(({ cx, cy }) => `${cx} ${cy}`).join(' L')}"/>`;
    const end = scales.x(sizes.at(-1)!.input) + 10;
    return [path, ...dots, label(end, ends[at]! + 4, text, 'start', `label ${mark}`)].join('\n');
  });
}

/** From the first figure of the CPU, as steep as the input, as far as there is room. */
function inStep(sizes: readonly Size[], { x, y, most }: Scales): string {
  const [first, last] = [sizes[0]!, sizes.at(-1)!];
  const begin = middle(first, 'CPU ms');
  const input = Math.min(last.input, (first.input * most) / begin);
  const end = (begin * input) / first.input;
  const line = `<path class="step" d="M${place(x(first.input))} ${place(y(begin))} L${place(x(input))} ${place(y(end))}"/>`;
  return `${line}\n${label(x(input) - 8, y(end) - 6, 'as the input', 'end')}`;
}

function tickBelow({ input }: Size, answered: boolean, { x }: Scales): string {
  const number = label(x(input), PLOT.bottom + 20, input.toLocaleString('en-US'), 'middle');
  return answered ? number : `${number}\n${label(x(input), PLOT.bottom - 6, 'refused', 'middle')}`;
}

function tickBeside(value: number, { y }: Scales): string {
  const at = place(y(value));
  const line = `<line class="grid" x1="${PLOT.left}" x2="${PLOT.right}" y1="${at}" y2="${at}"/>`;
  return `${line}\n${label(PLOT.left - 8, y(value) + 4, value.toLocaleString('en-US'), 'end')}`;
}

/** Labels that would stand on one another, moved down. */
function apart(heights: readonly number[]): number[] {
  const moved: number[] = [...heights];
  const order = [...heights.keys()].sort((a, b) => heights[a]! - heights[b]!);
  for (const [rank, at] of order.entries())
    if (rank > 0) moved[at] = Math.max(moved[at]!, moved[order[rank - 1]!]! + 16);
  return moved;
}

function label(x: number, y: number, text: string, anchor = 'start', mark = ''): string {
  return `<text x="${place(x)}" y="${place(y)}" text-anchor="${anchor}"${mark ? ` class="${mark}"` : ''}>${text}</text>`;
}

function place(pixels: number): string {
  return pixels.toFixed(1);
}
