const LARGE = 1_000_000;
/** Points along the longer side: sharp on a whole page of paper. */
const LONGEST = 2_560;

/**
 * A photo small enough for who reads it on a phone: a large one is drawn anew as JPEG. Anything else, and what the browser
 * cannot draw, stays as it is.
 */
export async function smallerPhoto(file: File): Promise<File> {
  if (file.size < LARGE || !file.type.startsWith('image/')) return file;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
    if (!drawn || drawn.size >= file.size) return file;
    return new File([drawn], `${file.name.replace(/\.[^.]+$/, '')}.jpg`, { type: 'image/jpeg' });
  } catch {
    return file;
  }
}
