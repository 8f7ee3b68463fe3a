import { PktIcon } from '@oslokommune/punkt-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { live } from '../api/live.js';

/** Short breaks heal by themselves and are not worth a word. */
const PATIENCE_MS = 4000;

function subscribeToNetwork(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** Says that what one sees may be old, while the network or the live connection is gone. */
export function ConnectionBanner() {
  const { t } = useTranslation('app');
  const isOnline = useSyncExternalStore(subscribeToNetwork, () => navigator.onLine);
  const connection = useSyncExternalStore(live.subscribe, live.connection);
  const isCut = !isOnline || connection === 'connecting' || connection === 'refused';
  const [isLong, setIsLong] = useState(false);

  useEffect(() => {
    const timer = setTimeout(() => setIsLong(isCut), isCut ? PATIENCE_MS : 0);
    return () => clearTimeout(timer);
  }, [isCut]);

  return (
    <div role="status" className="connection">
      {isCut && isLong && (
        <p className="connection__text">
          <PktIcon name="alert-warning" aria-hidden="true" />
          {t(isOnline ? 'connection.cut' : 'connection.offline')}
        </p>
      )}
    </div>
  );
}
