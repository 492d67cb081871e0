import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import classes from './toast.module.css';
import { cssVariablesResolver, theme } from './theme.ts';

const nonce = () => document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

// Mantine's scroll lock writes a style element of its own and asks this global for the nonce
Object.assign(globalThis, { __webpack_nonce__: nonce() });

/** The product's look around everything: theme, colours by scheme, and the place for toasts. */
export function Look({ children, env = 'default' }: { children: ReactNode; env?: 'default' | 'test' }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
      getStyleNonce={nonce}
      env={env}
    >
      <Notifications
        position="bottom-left"
        autoClose={6_000}
        limit={3}
        containerWidth={440}
        classNames={{ root: classes.toasts }}
      />
      {children}
    </MantineProvider>
  );
}
