/** Kinds of files that a journal takes; on a phone the images offer the camera. */
export const ACCEPTED =
  'image/jpeg,image/png,image/webp,application/pdf,.jpg,.jpeg,.png,.webp,.pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp';
const LARGEST = 10 * 1024 * 1024;

const PROBLEMS = ['TOO_LARGE', 'WRONG_TYPE', 'UNREADABLE', 'EMPTY', 'NO_ROOM', 'TOO_MANY_WAITING'] as const;

/** Why a file is not taken; the words stand under `proeftuin:journal.problem`. */
export type FileProblem =
  (typeof PROBLEMS)[number] | 'TOO_MANY' | 'GONE' | 'BUSY' | 'NOT_ALLOWED' | 'UNREACHED';
/** A file as the server keeps it. */
export interface KeptFile {
  id: string;
  name: string;
  type: string;
  size: number;
}
export type Sent = { kept: KeptFile } | { problem: FileProblem } | { stopped: true };

/**
 * Sends one file for a journal. By XMLHttpRequest, since `fetch` does not tell how much has gone.
 *
 * @param onProgress - the part that has gone, 0 to 1
 */
export function sendJournalFile(
  proeftuinId: string,
  file: File,
  options: { signal: AbortSignal; onProgress: (part: number) => void },
): Promise<Sent> {
  const { signal, onProgress } = options;
  if (file.size > LARGEST) return Promise.resolve({ problem: 'TOO_LARGE' });
  if (file.size === 0) return Promise.resolve({ problem: 'EMPTY' });
  if (signal.aborted) return Promise.resolve({ stopped: true });
  const body = new FormData();
  body.set('proeftuin', proeftuinId);
  body.set('file', file);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/journal-files');
    request.setRequestHeader('apollo-require-preflight', '1');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(outcomeOf(request.status, request.response as Answer | null));
    request.onerror = () => resolve({ problem: 'UNREACHED' });
    request.onabort = () => resolve({ stopped: true });
    signal.addEventListener('abort', () => request.abort());
    request.send(body);
  });
}

type Answer = Partial<KeptFile> & { problem?: string };

function outcomeOf(status: number, answer: Answer | null): Sent {
  if (status === 201 && answer?.id) return { kept: answer as KeptFile };
  const known = PROBLEMS.find((one) => one === answer?.problem);
  if (known) return { problem: known };
  if (status === 429) return { problem: 'BUSY' };
  return { problem: status === 401 || status === 403 ? 'NOT_ALLOWED' : 'UNREACHED' };
}
