import { Anchor, Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { ICON } from '../icons.ts';
import { ActionButton } from '../action-button.tsx';
import { Chips } from '../chips.tsx';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { EmptyState } from '../empty-state.tsx';
import { ErrorState } from '../error-state.tsx';
import { FormErrors } from '../form-errors.tsx';
import { LargeChoice } from '../large-choice.tsx';
import { Ledger } from '../ledger.tsx';
import { OfflineLine } from '../offline-line.tsx';
import { Page } from '../page.tsx';
import { Sheet } from '../sheet.tsx';
import { ListSkeleton } from '../skeleton.tsx';
import { showToast, showUndo } from '../toast.tsx';
import { Lists } from './lists.tsx';
import { Pictures } from './pictures.tsx';
import classes from './gallery.module.css';

/** Every building block on one page, in development only: to look at, and for axe. */
export function Component() {
  const [sheet, setSheet] = useState(false);
  const [dialog, setDialog] = useState(false);
  const [choice, setChoice] = useState<string | null>('period');
  const [view, setView] = useState('list');
  return (
    <main className={classes.gallery}>
      <OfflineLine shown />
      <Page
        title="Thibo Van den Abeele"
        state={{ kind: 'red', word: 'Zonder plek' }}
        facts={['6 Elektrotechnieken', '17 jaar', 'Eeklo', 'stage 15 feb tot 21 mei']}
        actions={<Button onClick={() => setDialog(true)}>Exporteer</Button>}
        action={
          <Button variant="filled" leftSection={<IconPlus {...ICON} />} onClick={() => setSheet(true)}>
            Plaatsing toevoegen
          </Button>
        }
      >
        <Pictures />
        <Ledger
          title="12 passende plekken"
          wide
          tools={
            <SegmentedControl
              value={view}
              onChange={setView}
              data={[
                { value: 'list', label: 'Lijst' },
                { value: 'map', label: 'Kaart' },
              ]}
            />
          }
        >
          <div className={classes.chips}>
            <Chips
              chips={[
                { key: 'a', word: 'Tot 60 min reizen', onRemove: () => undefined },
                { key: 'b', word: 'Beide landen', onRemove: () => undefined },
              ]}
            >
              <Anchor component="button" size="sm">
                Filter toevoegen
              </Anchor>
            </Chips>
          </div>
          <Lists />
        </Ledger>
        <Ledger title="Formulier" note="fouten bovenaan en naast het veld">
          <FormErrors attempt={0} errors={[{ field: 'mail', message: 'Vul een e-mailadres in.' }]} />
          <TextInput
            id="mail"
            label="E-mailadres"
            description="Daar komt de uitnodiging."
            error="Vul een e-mailadres in."
          />
          <Textarea mt="md" label="Bericht" placeholder="Bijvoorbeeld: vanaf maart" rows={3} />
          <div className={classes.gap}>
            <LargeChoice
              label="Waarom kan het niet?"
              value={choice}
              onChange={setChoice}
              options={[
                { value: 'full', word: 'Er is nu geen plaats' },
                { value: 'period', word: 'De periode of de week past niet' },
                { value: 'other', word: 'Iets anders' },
              ]}
            />
          </div>
          <div className={classes.buttons}>
            <ActionButton variant="filled" onAction={() => new Promise((done) => setTimeout(done, 900))}>
              Versturen
            </ActionButton>
            <Button
              onClick={() => showUndo({ text: 'Voorstel verstuurd.', seconds: 10, onUndo: () => undefined })}
            >
              Toon ongedaan maken
            </Button>
            <Button onClick={() => showToast('Bewaard.', 'green')}>Toon melding</Button>
            <Button size="sm">Klein</Button>
            <Button size="lg">Groot</Button>
            <Button disabled>Kan nu niet</Button>
          </div>
        </Ledger>
        <Ledger title="Laden en fouten">
          <ListSkeleton rows={2} />
          <ErrorState onRetry={() => undefined} reference="7f3a91" />
        </Ledger>
        <EmptyState
          title="Je bent helemaal bij, Annelies. Fijne vakantie."
          note="De volgende afspraak is een bezoek op di 12 jan."
        />
      </Page>
      <Sheet
        opened={sheet}
        onClose={() => setSheet(false)}
        title="Voorstellen aan Elektro Meetjesland"
        facts={['Thibo Van den Abeele', 'Industriële installaties en kastenbouw, Maldegem']}
        footer={
          <>
            <Button variant="filled">Voorstel versturen</Button>
            <Button onClick={() => setSheet(false)}>Bewaar als concept</Button>
          </>
        }
      >
        <Textarea
          label="Bericht aan Geert Dhaenens, mentor"
          description="Geert ziet Thibo’s voornaam."
          rows={3}
        />
      </Sheet>
      <ConfirmDialog
        opened={dialog}
        onClose={() => setDialog(false)}
        title="Sessie overal beëindigen"
        confirm="Beëindigen"
        onConfirm={() => setDialog(false)}
      >
        Op elk toestel moet je opnieuw aanmelden.
      </ConfirmDialog>
    </main>
  );
}
