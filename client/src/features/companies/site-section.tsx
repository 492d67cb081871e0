import { Button } from '@mantine/core';
import { RECOGNITION_WORDS, SCHEME_WORDS } from '@scheldemond/domain/vocabulary/states';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { ArchiveButton } from '../../ui/archive-button.tsx';
import { Buoy } from '../../ui/buoy.tsx';
import { Cell, Row, RowList, RowName } from '../../ui/row-list.tsx';
import type {
  CompanyFactsFragment,
  RecognitionFactsFragment,
  SiteFactsFragment,
} from './companies.generated.ts';
import { RECOGNITION_BUOYS } from './recognition-buoy.ts';
import { RecognitionSheet } from './recognition-sheet.tsx';
import { SiteSheet } from './site-sheet.tsx';
import classes from './sites.module.css';

/** A site: its address, what it may train for, and the ways to change both. */
export function SiteSection(props: {
  company: CompanyFactsFragment;
  site: SiteFactsFragment;
  recognitions: readonly RecognitionFactsFragment[];
  onChanged: () => unknown;
}) {
  const { company, site, recognitions, onChanged } = props;
  const { t } = useTranslation(['companies', 'records']);
  const [open, setOpen] = useState<'site' | 'new' | null>(null);
  const [edited, setEdited] = useState<RecognitionFactsFragment | null>(null);
  const close = () => {
    setOpen(null);
    setEdited(null);
  };
  return (
    <li className={classes.site}>
      <div className={classes.head}>
        <div>
          <h3 className={classes.name}>{site.name}</h3>
          <p className="second">
            {site.street}, {site.postcode} {site.place}
            {site.establishmentNumber && ` · ${t('establishment', { number: site.establishmentNumber })}`}
          </p>
        </div>
        <div className={classes.tools}>
          {site.archived && site.viewerCanArchive && (
            <ArchiveButton id={site.id} name={site.name} archived onDone={onChanged} />
          )}
          {site.viewerCanEdit && (
            <>
              <Button size="sm" onClick={() => setOpen('new')}>
                {t('addRecognition')}
              </Button>
              <Button size="sm" onClick={() => setOpen('site')}>
                {t('records:edit')}
                <span className="hidden-words"> {site.name}</span>
              </Button>
            </>
          )}
        </div>
      </div>
      {recognitions.length > 0 ? (
        <RowList label={t('recognitionsOf', { site: site.name })} columns="1fr 190px 170px">
          {recognitions.map((one) => (
            <RecognitionRow key={one.id} recognition={one} onOpen={setEdited} onChanged={onChanged} />
          ))}
        </RowList>
      ) : (
        <p className="second">{t('noRecognition')}</p>
      )}
      {open === 'site' && <SiteSheet company={company} site={site} onClose={close} onSaved={onChanged} />}
      {open === 'new' && <RecognitionSheet site={site} onClose={close} onSaved={onChanged} />}
      {edited && <RecognitionSheet site={site} recognition={edited} onClose={close} onSaved={onChanged} />}
    </li>
  );
}

function RecognitionRow(props: {
  recognition: RecognitionFactsFragment;
  onOpen: (recognition: RecognitionFactsFragment) => void;
  onChanged: () => unknown;
}) {
  const { recognition: one, onOpen, onChanged } = props;
  const { t } = useTranslation(['companies', 'pages', 'records']);
  const format = useFormat();
  const scheme = one.scheme === 'NONE' ? '' : SCHEME_WORDS[one.scheme][format.language];
  const { title, level } = one.qualification;
  return (
    <Row>
      <RowName
        {...(one.viewerCanEdit ? { onOpen: () => onOpen(one) } : {})}
        note={[scheme, one.number].filter(Boolean).join(', ')}
      >
        {title}, {t('pages:slot.level', { level })}
      </RowName>
      <Cell>
        {one.validTo
          ? format.period(one.validFrom, one.validTo)
          : t('since', { day: format.day(one.validFrom) })}
      </Cell>
      {one.archived ? (
        <div className={classes.archived}>
          <Buoy kind="disc" small>
            {t('records:archived')}
          </Buoy>
          {one.viewerCanArchive && <ArchiveButton id={one.id} name={title} archived onDone={onChanged} />}
        </div>
      ) : (
        <Buoy kind={RECOGNITION_BUOYS[one.status]} small>
          {RECOGNITION_WORDS[one.status][format.language]}
        </Buoy>
      )}
    </Row>
  );
}
