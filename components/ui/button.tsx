import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** How much it asks to be pressed. */
  look?: 'primary' | 'plain' | 'quiet' | 'danger';
  icon?: string;
  /** While its work is under way: still focusable, but pressing it again does nothing. */
  isBusy?: boolean;
  children: ComponentChildren;
}

/** A button with words. */
export function Button({ look = 'plain', icon, isBusy = false, children, ...rest }: ButtonProps) {
  const { onClick, ...attributes } = rest;
  return (
    <button
      type="button"
      class={`ss-button ss-button--${look}`}
      aria-disabled={isBusy}
      aria-busy={isBusy}
      {...attributes}
      onClick={isBusy ? swallow : onClick}
    >
      {icon && <Icon path={icon} />}
      {children}
    </button>
  );
}

function swallow(event: Event): void {
  event.preventDefault();
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  icon: string;
  /** What it does, for those who do not see the icon and as its tooltip. */
  label: string;
  isBusy?: boolean;
}

/** A button that is only an icon. */
export function IconButton({ icon, label, isBusy = false, ...attributes }: IconButtonProps) {
  return (
    <button
      type="button"
      class={isBusy ? 'ss-icon-button ss-icon-button--busy' : 'ss-icon-button'}
      aria-label={label}
      title={label}
      aria-busy={isBusy}
      {...attributes}
    >
      <Icon path={icon} />
    </button>
  );
}
