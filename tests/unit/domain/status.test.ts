import { describe, expect, test } from 'vitest';
import { type Status, type StatusEvent, STATUSES, step } from '../../../utils/domain/status.ts';

const EVENTS: StatusEvent[] = [
  'asked',
  'agreed',
  'code-received',
  'code-rejected',
  'authorized',
  'lapsed',
  'revoked',
  'declined',
  'unanswered',
  'withdrawn',
];

describe('the life of a request', () => {
  test.each<[Status, StatusEvent, Status]>([
    ['saved', 'asked', 'requested'],
    ['requested', 'agreed', 'agreed'],
    ['agreed', 'code-received', 'code-received'],
    ['code-received', 'authorized', 'authorized'],
    ['authorized', 'asked', 'authorized'],
    ['authorized', 'lapsed', 'expired'],
    ['authorized', 'revoked', 'revoked'],
    ['saved', 'authorized', 'authorized'],
    ['requested', 'authorized', 'authorized'],
    ['expired', 'authorized', 'authorized'],
    ['expired', 'asked', 'requested'],
    ['revoked', 'asked', 'requested'],
    ['declined', 'asked', 'requested'],
    ['no-reply', 'asked', 'requested'],
    ['code-received', 'code-rejected', 'agreed'],
  ])('%s + %s → %s', (from, event, to) => {
    expect(step(from, event)).toBe(to);
  });

  test.each<[Status, StatusEvent]>([
    ['saved', 'lapsed'],
    ['saved', 'unanswered'],
    ['authorized', 'declined'],
    ['declined', 'lapsed'],
  ])('%s + %s cannot happen', (from, event) => {
    expect(step(from, event)).toBeNull();
  });

  test('only an authorisation can lapse or be revoked', () => {
    const leadsTo = (end: Status) =>
      STATUSES.filter((from) => EVENTS.some((event) => step(from, event) === end));
    expect(leadsTo('expired')).toEqual(['authorized']);
    expect(leadsTo('revoked')).toEqual(['authorized', 'expired']);
  });

  test.each(STATUSES)('from %s some way leads to authorised', (start) => {
    const reached = new Set<Status>([start]);
    for (const status of reached) {
      for (const event of EVENTS) reached.add(step(status, event) ?? status);
    }
    expect(reached).toContain('authorized');
  });
});
