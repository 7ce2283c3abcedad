import 'fake-indexeddb/auto';
import { speakFromLocale } from './locale-messages.ts';

speakFromLocale();
