import { useFormat } from '../i18n/format.js';
import { useNow } from './now.js';

/** «for 5 minutter siden», with the exact time behind it. */
export function RelativeTime({ at }: { readonly at: string }) {
  const format = useFormat();
  const now = useNow();
  return (
    <time dateTime={at} title={format.dateTime(at)}>
      {format.relative(at, now)}
    </time>
  );
}
