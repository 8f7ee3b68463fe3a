import type { PositionContent, PositionEffect } from '@desk/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useMe } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { useDebounced } from '../../ui/use-debounced.js';

const PAUSE_MS = 400;

/** «Gevinsten blir 11,2 % fra 1. desember.», while one fills in the form; nothing for who does not read the gain. */
export function EffectLine({ id, content }: { readonly id: string | null; readonly content: PositionContent | null }) {
  const { abilities } = useMe();
  const asked = useDebounced(JSON.stringify(content), PAUSE_MS);
  const effect = useQuery({
    queryKey: [...queryKeys.positions, 'effect', id, asked],
    queryFn: ({ signal }) =>
      call('positionEffect', { body: { id, content: JSON.parse(asked) as PositionContent | null }, signal }),
    enabled: abilities.readReports && (id !== null || content !== null),
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <p className="positions__effect" role="status">
      {effect.isSuccess && <EffectText effect={effect.data} />}
    </p>
  );
}

export function EffectText({ effect: { on, before, after } }: { readonly effect: PositionEffect }) {
  const { t } = useTranslation('positions');
  const format = useFormat();
  if (after.gain === null) return <>{t('effect.none', { fte: format.number(after.fteNow, 2) })}</>;
  const said = {
    gain: format.percent(after.gain.likely),
    low: format.percent(after.gain.low),
    high: format.percent(after.gain.high),
    date: format.date(on),
    before: before.gain === null ? '' : format.percent(before.gain.likely),
  };
  const isSame = before.gain !== null && Math.abs(before.gain.likely - after.gain.likely) < 0.0005;
  return <>{t(isSame ? 'effect.same' : before.gain === null ? 'effect.first' : 'effect.changes', said)}</>;
}
