import type { ReactNode } from 'react';
import { ArchiveButton } from '../../ui/archive-button.tsx';
import { RowName } from '../../ui/row-list.tsx';
import classes from './schools.module.css';

/** The name of a record of a school in a list: opens its sheet for who may edit it, else the school; or brings it back. */
export function RecordName(props: {
  record: { id: string; archived: boolean; viewerCanEdit: boolean; viewerCanArchive: boolean };
  /** The school that it belongs to. */
  school: string;
  onOpen: () => void;
  onChanged: () => unknown;
  note?: string;
  children: string;
}) {
  const { record, school, onOpen, onChanged, note, children } = props;
  const name = (
    <RowName
      {...(record.viewerCanEdit ? { onOpen } : { to: `/scholen/${school}` })}
      {...(note === undefined ? {} : { note })}
    >
      {children as ReactNode}
    </RowName>
  );
  if (!record.archived || !record.viewerCanArchive) return name;
  return (
    <div className={classes.archived}>
      {name}
      <ArchiveButton id={record.id} name={children} archived onDone={onChanged} />
    </div>
  );
}
