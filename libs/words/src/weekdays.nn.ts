/** Monday is 1. */
export const weekday = {
  '1': 'måndag',
  '2': 'tysdag',
  '3': 'onsdag',
  '4': 'torsdag',
  '5': 'fredag',
  '6': 'laurdag',
  '7': 'søndag',
};

export const weekdayShort = {
  '1': 'må.',
  '2': 'ty.',
  '3': 'on.',
  '4': 'to.',
  '5': 'fr.',
  '6': 'la.',
  '7': 'sø.',
};
