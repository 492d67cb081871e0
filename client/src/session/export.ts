import type { ListName } from '@scheldemond/domain/lists/columns';

/** What is exported: the list as it stands on screen. */
export interface ExportOrder {
  list: ListName;
  format: 'csv' | 'xlsx';
  /** The variables of the list's query. */
  variables: object;
  columns: readonly { key: string; head: string }[];
}

/**
 * Fetches a list as a file and gives it to the reader.
 *
 * @param onProgress - rows that have come of all rows; a file that comes at once tells only all
 * @param signal - stops it
 * @throws Error when the file did not come whole; its message is the refusal's code where there is one
 */
export async function fetchExport(
  order: ExportOrder,
  onProgress: (rows: number, total: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const response = await fetch('/export', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    credentials: 'same-origin',
    body: JSON.stringify(order),
    signal,
  });
  if (!response.ok || !response.body) throw new Error(await codeOf(response));
  const total = Number(response.headers.get('x-total-count') ?? 0);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let lines = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    if (order.format === 'csv') lines += value.reduce((sum, byte) => sum + (byte === 10 ? 1 : 0), 0);
    onProgress(Math.min(Math.max(lines - 1, 0), total), total);
  }
  const type = response.headers.get('content-type') ?? '';
  save(new Blob(chunks, { type }), fileNameOf(response));
}

async function codeOf(response: Response): Promise<string> {
  try {
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
    return errors[0]?.extensions.code ?? '';
  } catch {
    return '';
  }
}

function fileNameOf(response: Response): string {
  return /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'scheldemond';
}

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // the browser needs the address until it has begun
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
