import 'fake-indexeddb/auto';
import { cleanup } from '@testing-library/preact';
import { afterEach } from 'vitest';
import { speakFromLocale } from './locale-messages.ts';

speakFromLocale();
afterEach(cleanup);
