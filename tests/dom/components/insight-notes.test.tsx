import { render, screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { InsightNotes } from '../../../components/insight/insight-notes.tsx';
import type { PostDetails } from '../../../utils/domain/post.ts';
import { anInsight } from '../../support/an-insight.ts';
import { aPost, ITEM_ID, NOON } from '../../support/build.ts';

function show(details: PostDetails, isBrief = false): void {
  const insight = anInsight({ post: aPost({ details }) });
  render(<InsightNotes insight={insight} itemId={ITEM_ID} now={NOON} isBrief={isBrief} />);
}

describe('a post that nothing speaks against', () => {
  test('is not called checked while nobody could tell who may see it', () => {
    show({ durationS: 30 });
    expect(screen.getByText(/^Not checked: who can see/).closest('li')?.className).toContain(
      'grey',
    );
    expect(screen.queryByText('Not checked yet')).toBeNull();
    expect(screen.queryByText(/Nothing we know speaks against it/)).toBeNull();
  });

  test('is called fine once its audience is known', () => {
    show({ audience: 'public' });
    const line = screen.getByText(/Nothing we know speaks against it/).closest('li');
    expect(line?.className).toContain('green');
  });

  test('says in full what could not be checked, and what matters most where there is little room', () => {
    show({});
    expect(
      screen.queryByText('Not checked: who can see it, rights to its sound, and length'),
    ).not.toBeNull();
    show({}, true);
    expect(
      screen.queryByText('Not checked: who can see it and rights to its sound'),
    ).not.toBeNull();
  });
});
