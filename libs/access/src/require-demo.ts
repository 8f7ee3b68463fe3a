import { notFound, type Config, type ReadTx } from '@desk/platform';

/** Refuses unless the demo is switched on, and never lets a desk that was set up for real be one, whoever switched it on. */
export async function requireDemo(tx: ReadTx, config: Config): Promise<void> {
  const refusal = notFound('The demo sign-in');
  if (!config.demo) throw refusal;
  const real = await tx.query(`select from city_setting where key = 'desk_kind' and value #>> '{}' = 'real'`);
  if (real.length > 0) throw refusal;
}
