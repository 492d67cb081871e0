import { act, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useLive } from './live.ts';

class Stream {
  static opened: Stream[] = [];
  onopen: () => void = () => undefined;
  onerror: () => void = () => undefined;
  onmessage: (event: { data: string }) => void = () => undefined;
  closed = false;
  url: string;
  constructor(url: string) {
    this.url = url;
    Stream.opened.push(this);
  }
  close() {
    this.closed = true;
  }
}

beforeEach(() => {
  Stream.opened = [];
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Stream);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function Reader({ onChange }: { onChange: () => void }) {
  useLive(['Placement'], onChange);
  return null;
}

const tell = (stream: Stream, type: string) =>
  stream.onmessage({ data: JSON.stringify({ type, id: 'x', version: 2 }) });

it('gathers changes of its types, and reads again after a lost stream', async () => {
  const onChange = vi.fn<() => void>();
  const view = render(<Reader onChange={onChange} />);
  const first = Stream.opened[0]!;
  expect(first.url).toBe('/live');
  act(() => first.onopen());
  tell(first, 'Placement');
  tell(first, 'Placement');
  tell(first, 'Slot');
  await act(() => vi.advanceTimersByTimeAsync(250));
  expect(onChange).toHaveBeenCalledTimes(1);

  first.onerror();
  expect(first.closed).toBe(true);
  await act(() => vi.advanceTimersByTimeAsync(2_000));
  const second = Stream.opened[1]!;
  second.onopen();
  await act(() => vi.advanceTimersByTimeAsync(250));
  expect(onChange).toHaveBeenCalledTimes(2);

  view.unmount();
  expect(second.closed).toBe(true);
});
