// A chosen picture as it is kept: drawn at most at the size that reports need, whatever kind it was.
import { logoSize } from '#shared/contract/window';

/** @throws Error where it cannot be drawn */
export async function drawnLogo(dataUrl: string): Promise<Uint8Array<ArrayBuffer>> {
  const image = new Image();
  image.src = dataUrl;
  await image.decode();
  // Drawings without a size of their own fill what there is.
  const [width, height] = [image.naturalWidth || logoSize.width, image.naturalHeight || logoSize.height];
  const isDrawing = dataUrl.startsWith('data:image/svg');
  const fit = Math.min(logoSize.width / width, logoSize.height / height);
  // Only drawings stay sharp when they grow.
  const scale = isDrawing ? fit : Math.min(fit, 1);
  const canvas = new OffscreenCanvas(
    Math.max(Math.round(width * scale), 1),
    Math.max(Math.round(height * scale), 1),
  );
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const png = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await png.arrayBuffer());
}
