const PROBLEMS = [
  'TOO_LARGE',
  'TOO_LARGE_INSIDE',
  'WRONG_TYPE',
  'UNREADABLE',
  'EMPTY',
  'TOO_MANY_ROWS',
  'TOO_MANY_COLUMNS',
] as const;

/** Why a file was not taken in; the words stand under `imports:problem`. */
export type SendProblem = (typeof PROBLEMS)[number] | 'BUSY' | 'NOT_ALLOWED' | 'UNREACHED';
export type Sent = { id: string } | { problem: SendProblem } | { stopped: true };

const LARGEST = 20 * 1024 * 1024;

/**
 * Sends a list to be read.
 *
 * @returns the import's id, or why there is none
 */
export async function sendFile(kind: string, file: File, signal: AbortSignal): Promise<Sent> {
  if (file.size > LARGEST) return { problem: 'TOO_LARGE' };
  const body = new FormData();
  body.set('kind', kind);
  body.set('file', file);
  try {
    const response = await fetch('/imports', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'apollo-require-preflight': '1' },
      body,
      signal,
    });
    return outcomeOf(response.status, (await response.json()) as { id?: string; problem?: string });
  } catch {
    return signal.aborted ? { stopped: true } : { problem: 'UNREACHED' };
  }
}

function outcomeOf(status: number, { id, problem }: { id?: string; problem?: string }): Sent {
  if (status === 201 && id) return { id };
  const known = PROBLEMS.find((one) => one === problem);
  if (known) return { problem: known };
  if (status === 429) return { problem: 'BUSY' };
  return { problem: status === 401 || status === 403 ? 'NOT_ALLOWED' : 'UNREACHED' };
}
