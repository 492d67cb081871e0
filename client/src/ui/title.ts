import { useEffect } from 'react';

/** Sets the document's title, for pages without the frame. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Scheldemond`;
  }, [title]);
}
