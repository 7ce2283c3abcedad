import { fileURLToPath } from 'node:url';

/** The folder of this project. */
export const PROJECT_DIR = fileURLToPath(new URL('../..', import.meta.url));
