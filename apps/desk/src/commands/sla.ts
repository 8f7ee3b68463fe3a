import { existsSync, readFileSync } from 'node:fs';
import { OperatorError } from '@desk/schema';
import { Command } from 'commander';
import { namedFile } from '../paths.js';
import { evaluateCase, type Evaluation } from '../sla/evaluate-case.js';
import { CaseError, readCases, type SlaCase } from '../sla/sla-case.js';
import { replayCommand } from './sla-replay.js';

const evaluate = new Command('evaluate')
  .description(
    'compute due times, working time and clocks of cases in a JSON file by the rules of the desk; needs no database',
  )
  .argument('<file>', 'a list of cases: calendar, kind, what is given, and what is expected')
  .addHelpText(
    'after',
    `
Prints one line of JSON a case, {"id", "result", "expected", "agrees"}, and a summary after them (standard error).
"agrees" is null where there is nothing to compare: a case told in words (kind behaviour) or without an expectation.

Ends with 0 when every case could be evaluated, also where the result is another than the expected one;
with 1 when the file or a case in it cannot be read: a sentence on standard error says which and why.`,
  )
  .action((file: string) => {
    const evaluations: Evaluation[] = [];
    let unread = 0;
    for (const one of casesOf(file)) {
      try {
        const evaluation = evaluateCase(one);
        console.log(JSON.stringify(evaluation));
        evaluations.push(evaluation);
      } catch (error) {
        unread += 1;
        console.error(`Case ${one.id} cannot be evaluated: ${sentenceOf(error)}.`);
      }
    }
    console.error(summary(evaluations, unread));
    process.exitCode = unread === 0 ? 0 : 1;
  });

function casesOf(file: string): readonly SlaCase[] {
  const path = namedFile(file);
  if (!existsSync(path)) throw new OperatorError(`There is no file ${path}.`, 'Name a JSON file with a list of cases.');
  try {
    return readCases(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new OperatorError(`${path} cannot be used: ${sentenceOf(error)}.`, 'Put this right and try again.');
  }
}

/** What is wrong with a case or a file. Calendars and declarations say it of the part that they are given. */
function sentenceOf(error: unknown): string {
  if (error instanceof CaseError || error instanceof RangeError) return error.message;
  if (error instanceof Error && (error.name === 'CalendarError' || 'code' in error)) return error.message;
  throw error;
}

function summary(evaluations: readonly Evaluation[], unread: number): string {
  const differing = evaluations.filter(({ agrees }) => agrees === false).map(({ id }) => id);
  const agreeing = evaluations.filter(({ agrees }) => agrees === true).length;
  const uncompared = evaluations.filter(({ agrees }) => agrees === null).length;
  return [
    `${evaluations.length + unread} cases: ${agreeing} agree, ${differing.length} differ, ${uncompared} with nothing to compare, ${unread} could not be evaluated.`,
    ...(differing.length > 0 ? [`Differing: ${differing.join(', ')}`] : []),
  ].join('\n');
}

export const slaCommand = new Command('sla')
  .description('the clocks of the service declaration')
  .addCommand(evaluate)
  .addCommand(replayCommand);
