// A picture made ready to be shown to her: upright, of a size that travels fast, and without what a camera writes beside it, such as the place.

/// `data` is base64; `thumbnail` is an address for the page.
export interface Picture { data: string; thumbnail: string; width: number; height: number }

export const kLongestEdge = 2000, kThumbnailEdge = 480;
const kLongestPng = 3_000_000;  // letters of base64; a photo kept as PNG is larger
const kPhotoQuality = 0.92;

/// The size within a square of `edge`, never larger than it is.
export function within(width: number, height: number, edge: number): [number, number] {
  const scale = Math.min(1, edge / Math.max(width, height, 1));
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

/// The picture among what was dropped, pasted or picked.
export function pictureAmong(files: Iterable<File>): File | null {
  for (const file of files) if (file.type.startsWith("image/")) return file;
  return null;
}

export const bytesOf = (address: string): string => address.slice(address.indexOf(",") + 1);

function drawn(source: CanvasImageSource, width: number, height: number, edge: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas"), brush = canvas.getContext("2d");
  [canvas.width, canvas.height] = within(width, height, edge);
  if (brush) {
    brush.fillStyle = "#fff";  // what is see-through would else be black
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.imageSmoothingQuality = "high";
    brush.drawImage(source, 0, 0, canvas.width, canvas.height);
  }
  return canvas;
}

/// Sharp edges stay sharp as PNG where that is small enough.
export function packed(source: CanvasImageSource, width: number, height: number, kind: string): Picture {
  const canvas = drawn(source, width, height, kLongestEdge), png = kind === "image/png" ? bytesOf(canvas.toDataURL("image/png")) : "";
  const data = png && png.length <= kLongestPng ? png : bytesOf(canvas.toDataURL("image/jpeg", kPhotoQuality));
  return { data, thumbnail: drawn(canvas, canvas.width, canvas.height, kThumbnailEdge).toDataURL("image/jpeg", 0.85), width: canvas.width, height: canvas.height };
}

/// Fails where the browser cannot open the file as a picture.
export async function read(file: File): Promise<Picture> {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  try {
    return packed(bitmap, bitmap.width, bitmap.height, file.type);
  } finally {
    bitmap.close();
  }
}
