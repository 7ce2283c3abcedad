import type { ComponentChildren } from 'preact';
import { INFO, WARNING } from '../icon-paths.ts';
import type { Tone } from '../status-look.ts';
import { Icon } from './icon.tsx';

interface NoticeProps {
  tone: Tone;
  icon?: string;
  /** Said aloud when it appears; for what a person did not ask to hear. */
  isAlert?: boolean;
  /** What can be done about it, usually a button. */
  action?: ComponentChildren;
  children: ComponentChildren;
}

/** A sentence that stands out, with its next step. */
export function Notice({ tone, icon, isAlert = false, action, children }: NoticeProps) {
  const fallback = tone === 'red' || tone === 'orange' || tone === 'amber' ? WARNING : INFO;
  return (
    <div class={`ss-notice ss-tone-${tone}`} role={isAlert ? 'alert' : undefined}>
      <Icon path={icon ?? fallback} />
      <div class="ss-notice__words">{children}</div>
      {action && <div class="ss-notice__action">{action}</div>}
    </div>
  );
}
