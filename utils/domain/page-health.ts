/**
 * How well a page of tiktok.com is understood, to be looked at and copied for support. Counts and names of rules only:
 * nothing of it says who watched what.
 */
export interface PageHealth {
  /** The surface, e.g. `for-you`. */
  surface: string;
  /** A known surface has cards, but no item ids for some seconds. */
  isDegraded: boolean;
  /** Filled cards near the viewport, and those with a button. */
  cards: number;
  buttons: number;
  /** How often each source gave the id, and why cards could not be read. */
  idFrom: Record<string, number>;
  unread: Record<string, number>;
  /** How often each card rule matched, by its number in the list of rules. */
  cardRules: Record<string, number>;
  /** Posts that the page's own JSON told of. */
  postsFromJson: number;
  /** Date of the rules, and whether a person has overridden some. */
  rulesVersion: string;
  areRulesOverridden: boolean;
}
