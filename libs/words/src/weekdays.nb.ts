/** Monday is 1. */
export const weekday = {
  '1': 'mandag',
  '2': 'tirsdag',
  '3': 'onsdag',
  '4': 'torsdag',
  '5': 'fredag',
  '6': 'lørdag',
  '7': 'søndag',
};

export const weekdayShort = {
  '1': 'ma.',
  '2': 'ti.',
  '3': 'on.',
  '4': 'to.',
  '5': 'fr.',
  '6': 'lø.',
  '7': 'sø.',
};
