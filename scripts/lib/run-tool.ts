import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';
import { PROJECT_DIR } from './project.ts';

/** How a command ended, with all that it printed. */
export interface ToolRun {
  isOk: boolean;
  output: string;
}

/** Runs one of the project's development tools by name, in the project's folder, without standard input. */
export async function runTool(name: string, args: readonly string[]): Promise<ToolRun> {
  const bin = join(PROJECT_DIR, 'node_modules', '.bin');
  const child = spawn(name, args, {
    cwd: PROJECT_DIR,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH']}`, NO_COLOR: '1' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  await once(child, 'close');
  return { isOk: child.exitCode === 0, output };
}
