import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { PostBadge } from '../../utils/domain/badge.ts';
import type { KitLanguage } from '../../utils/domain/kit-language.ts';
import type { MessageKit } from '../../utils/domain/message-kit.ts';
import type { Channel } from '../../utils/domain/request.ts';
import { wantsRenewal } from '../../utils/domain/situation.ts';
import { step, type Status } from '../../utils/domain/status.ts';
import { RequestPanelAsk } from '../request-panel-ask.tsx';
import { RequestPanelLanguage } from '../request-panel-language.tsx';
import { RequestPanelSteps } from '../request-panel-steps.tsx';
import type { MessagePartProps, WhichMessage } from '../request-panel-view.ts';
import { Notice } from '../ui/notice.tsx';
import type { DetailsProps } from './request-details.tsx';

/** Where a message is what comes next. */
const OPEN_IN: readonly Status[] = ['saved', 'agreed', 'expired', 'revoked'];

/**
 * The two messages to the creator, as in the panel on the post; only while there is something to ask for: the post, or
 * a longer window for it.
 */
export function MessageSection(props: DetailsProps) {
  const { status } = props.listed.badge;
  if (step(status, 'asked') === null) return null;
  // Begins anew when they agreed, for then the second message is the thing to do.
  return <Messages key={status === 'agreed' ? 'steps' : 'ask'} {...props} />;
}

function Messages(props: DetailsProps) {
  const { listed, wantsPaste } = props;
  const { creator } = listed.row;
  const isOff = creator?.doNotContact ?? false;
  const [startsOpen] = useState(!wantsPaste && !isOff && isNext(listed.badge));
  const [isOpen, setOpen] = useState(startsOpen);
  return (
    <details
      class="ss-section ss-messages"
      open={startsOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <h3>{i18n.t('details.messages')}</h3>
      </summary>
      {creator?.doNotContact && (
        <Notice tone="plum">{i18n.t('creatorSection.warning', { handle: creator.handle })}</Notice>
      )}
      {isOpen && <MessageTexts {...props} />}
    </details>
  );
}

/** Whether a message is what comes next. */
function isNext(badge: PostBadge): boolean {
  return OPEN_IN.includes(badge.status) || wantsRenewal(badge);
}

function MessageTexts(props: DetailsProps) {
  const panel = usePanel(props);
  const { notice, badge } = panel.view;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (notice === null) return;
    const said = box.current?.querySelector('details[open] [role=status]:not(:empty)');
    said?.scrollIntoView({ block: 'nearest' });
  }, [notice, badge?.lastAskedAt]);
  return (
    <div ref={box}>
      <RequestPanelLanguage {...panel} />
      <RequestPanelAsk {...panel} />
      <RequestPanelSteps {...panel} />
    </div>
  );
}

/** What the parts of the panel need, from the list's own ways of doing things. */
function usePanel({ listed, actions, now }: DetailsProps): MessagePartProps {
  const { row, badge } = listed;
  const { id } = row.request;
  const [channel, setChannel] = useState<Channel>('dm');
  const [isAskedHere, setAskedHere] = useState(false);
  const [notice, setNotice] = useState<MessagePartProps['view']['notice']>(null);
  const { kit, setLanguage } = useKit(listed.badge.days, id, actions);
  const copy = async (which: WhichMessage): Promise<void> => {
    if (!kit) return;
    const isCopied = await actions.copyQuietly(kit[which]);
    setNotice({ kind: isCopied ? 'copied' : 'copy-failed', which });
    if (!isCopied || which !== 'ask' || isAskedHere) return;
    setAskedHere(true);
    actions.noteAsk(id, channel);
  };
  return {
    now,
    view: {
      itemId: row.request.itemId,
      handle: row.post?.handle ?? null,
      badge,
      kit,
      channel,
      isAskedHere,
      isHeld: false,
      isBusy: false,
      notice,
    },
    actions: {
      setLanguage,
      setChannel: (chosen) => {
        setChannel(chosen);
        if (isAskedHere) actions.correctChannel(id, chosen);
      },
      copy: (which) => void copy(which),
      takeBackAsk: () => {
        setAskedHere(false);
        setNotice(null);
        actions.takeBackAsk(id);
      },
    },
  };
}

/** The messages in the chosen language, written anew when they speak of another length. */
function useKit(days: number, requestId: string, { writeMessages }: DetailsProps['actions']) {
  const [kit, setKit] = useState<MessageKit | null>(null);
  const [language, setLanguage] = useState<KitLanguage | null>(null);
  useEffect(() => {
    let isWanted = true;
    void writeMessages(requestId, language).then((written) => {
      if (isWanted && written) setKit(written);
    });
    return () => {
      isWanted = false;
    };
  }, [requestId, language, days]);
  return { kit, setLanguage };
}
