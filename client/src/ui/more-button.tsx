import { ActionButton } from './action-button.tsx';
import classes from './more-button.module.css';

/** Loads the next page of a list, under it. */
export function MoreButton({ word, onMore }: { word: string; onMore: () => Promise<unknown> }) {
  return (
    <div className={classes.more}>
      <ActionButton variant="default" onAction={onMore}>
        {word}
      </ActionButton>
    </div>
  );
}
