/** How codes get applied; the same words as in the settings. */
export type Way = 'by-hand' | 'own-app' | 'ask-admin';

/** How a person connects: by the redirect of the company's own developer app, or with a token that is there already. */
export type ConnectHow =
  | { kind: 'redirect'; appId: string; secret: string; redirectUrl: string }
  | { kind: 'token'; token: string; advertiserIds: string[] };

/** What both connecting forms work with. */
export interface ConnectFormProps {
  isBusy: boolean;
  /** Called straight from the click, for browsers that ask the person then. True when an ad account was connected. */
  onConnect: (how: ConnectHow) => Promise<boolean>;
}
