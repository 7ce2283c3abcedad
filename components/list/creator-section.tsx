import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { CreatorMemory } from '../../utils/domain/creator.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import type { Drafts, RequestActions } from './request-actions.ts';

interface CreatorSectionProps {
  handle: string;
  memory: CreatorMemory | null;
  /** What was noted of them; empty for nothing. */
  note: string;
  actions: Pick<RequestActions, 'noteCreator'>;
  drafts: Drafts;
}

/** As long as a note may be. */
const NOTE_LENGTH = 2_000;

/** What a person wants to remember of a creator, whatever the post. */
export function CreatorSection(props: CreatorSectionProps) {
  const { handle, memory, note, actions } = props;
  const [startsOpen] = useState(note !== '' || memory?.doNotContact === true);
  const isOff = memory?.doNotContact ?? false;
  return (
    <details class="ss-section ss-fold" open={startsOpen}>
      <summary>
        <h3>
          <bdi>{i18n.t('creatorSection.title', { handle })}</bdi>
        </h3>
      </summary>
      <label class="ss-check">
        <input
          type="checkbox"
          role="switch"
          checked={isOff}
          onChange={(event) =>
            actions.noteCreator(
              handle,
              { doNotContact: event.currentTarget.checked },
              { doNotContact: isOff },
            )
          }
        />
        <span>
          {i18n.t('creatorSection.doNotContact')}{' '}
          <span class="ss-hint">{i18n.t('creatorSection.doNotContactHint')}</span>
        </span>
      </label>
      <NoteForm key={note} {...props} />
    </details>
  );
}

/** A note is kept when that is said; until then it is a draft, which survives the popup. */
function NoteForm({ handle, note, actions, drafts }: CreatorSectionProps) {
  const place = `note ${handle}`;
  const [text, setText] = useState(() => drafts.read(place) || note);
  const save = (event: Event): void => {
    event.preventDefault();
    actions.noteCreator(handle, { note: text.trim() }, { note });
    drafts.write(place, '');
  };
  return (
    <form class="ss-form" onSubmit={save}>
      <Field label={i18n.t('creatorSection.note')}>
        {(ties) => (
          <textarea
            {...ties}
            class="ss-input ss-letter"
            rows={2}
            maxLength={NOTE_LENGTH}
            dir="auto"
            value={text}
            onInput={({ currentTarget: { value } }) => {
              setText(value);
              drafts.write(place, value);
            }}
          />
        )}
      </Field>
      {text.trim() !== note && <Button type="submit">{i18n.t('creatorSection.keepNote')}</Button>}
    </form>
  );
}
