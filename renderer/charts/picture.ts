// A card as a picture: its head, its words and its marks as they stand on the screen, on the card's own ground, at least twice
// as fine. HTML is drawn through an SVG image that carries the program's styles; charts are drawn anew at that fineness.
import { Chart } from './registered';

const svgSpace = 'http://www.w3.org/2000/svg';
const htmlSpace = 'http://www.w3.org/1999/xhtml';
/** Parts that are only for the hand: menus, buttons. */
const handOnly = '[data-no-picture], .visually-hidden';

function styleText(): string {
  return [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => !(rule instanceof CSSFontFaceRule))
    .map((rule) => rule.cssText)
    .join('\n');
}

/** All tokens as they are in force: an image does not know the scheme of the window. */
function tokenText(css: string): string {
  const style = getComputedStyle(document.documentElement);
  const names = new Set([...css.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name!));
  return [...names].map((name) => `${name}:${style.getPropertyValue(name)}`).join(';');
}

function copyOf(card: HTMLElement, width: number, height: number): HTMLElement {
  const copy = card.cloneNode(true) as HTMLElement;
  // What was typed or moved is no attribute, and a copy has attributes only.
  const values = [...card.querySelectorAll('input')].map((input) => input.value);
  copy.querySelectorAll('input').forEach((input, index) => input.setAttribute('value', values[index]!));
  for (const part of copy.querySelectorAll(handOnly)) part.remove();
  Object.assign(copy.style, {
    width: `${width}px`,
    height: `${height}px`,
    border: 'none',
    borderRadius: '0',
  });
  return copy;
}

async function wordsOf(card: HTMLElement, width: number, height: number): Promise<HTMLImageElement> {
  const css = styleText();
  const svg = document.createElementNS(svgSpace, 'svg');
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  svg.setAttribute('style', tokenText(css));
  const style = document.createElementNS(svgSpace, 'style');
  style.textContent = css;
  const frame = document.createElementNS(svgSpace, 'foreignObject');
  frame.setAttribute('width', '100%');
  frame.setAttribute('height', '100%');
  const body = document.createElementNS(htmlSpace, 'body') as HTMLElement;
  body.lang = document.documentElement.lang;
  body.append(copyOf(card, width, height));
  frame.append(body);
  svg.append(style, frame);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  await image.decode();
  return image;
}

/** Draws a chart into the picture at the picture's fineness, and leaves it on the screen as it was. */
function drawChart(
  ctx: CanvasRenderingContext2D,
  canvas: HTMLCanvasElement,
  sharpness: number,
  x: number,
  y: number,
): void {
  const chart = Chart.getChart(canvas);
  const { width, height } = canvas.getBoundingClientRect();
  if (chart === undefined) return;
  const before = chart.options.devicePixelRatio;
  chart.options.devicePixelRatio = sharpness;
  chart.resize();
  ctx.drawImage(canvas, x, y, width, height);
  if (before === undefined) delete chart.options.devicePixelRatio;
  else chart.options.devicePixelRatio = before;
  chart.resize();
}

const noteSize = 11;
const noteLine = 16;

/** The text in lines that fit. */
function linesOf(ctx: CanvasRenderingContext2D, text: string, width: number): string[] {
  const lines = [''];
  for (const part of text.split(/(?<= · )/)) {
    const longer = `${lines.at(-1)!}${part}`;
    if (lines.at(-1) !== '' && ctx.measureText(longer).width > width) lines.push(part);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/** @param source what the picture says of itself, in a line or more below the card */
export async function pictureOf(card: HTMLElement, source: string): Promise<Blob> {
  const { left, top, width, height } = card.getBoundingClientRect();
  const sharpness = Math.max(2, window.devicePixelRatio);
  const words = await wordsOf(card, width, height);
  const canvas = document.createElement('canvas');
  const ctx = canvas.getContext('2d');
  if (ctx === null) throw new Error('no canvas for the picture');
  const style = getComputedStyle(card);
  const margin = parseFloat(style.paddingLeft);
  const font = `${noteSize}px ${style.fontFamily}`;
  ctx.font = font;
  const lines = linesOf(ctx, source, width - 2 * margin);
  canvas.width = Math.round(width * sharpness);
  // Setting a size clears the canvas and what was set on it.
  canvas.height = Math.round((height + lines.length * noteLine + margin) * sharpness);
  ctx.scale(sharpness, sharpness);
  ctx.fillStyle = style.backgroundColor;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.drawImage(words, 0, 0, width, height);
  for (const one of card.querySelectorAll('canvas')) {
    const box = one.getBoundingClientRect();
    drawChart(ctx, one, sharpness, box.left - left, box.top - top);
  }
  ctx.font = font;
  ctx.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--muted');
  lines.forEach((line, index) => ctx.fillText(line.trimEnd(), margin, height + index * noteLine + noteSize));
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png');
  });
}
