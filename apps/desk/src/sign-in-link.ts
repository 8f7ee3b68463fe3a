import { issueSignInLink } from '@desk/access';
import type { Config, Tx } from '@desk/platform';
import { Temporal } from 'temporal-polyfill';

const LIFETIME = Temporal.Duration.from({ hours: 24 });

export async function signInLink(config: Config, tx: Tx, personId: string): Promise<string> {
  const { token } = await issueSignInLink(tx, personId, LIFETIME);
  return `${config.publicUrl}/sign-in/link/${token}`;
}
