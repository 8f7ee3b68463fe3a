/** A text with its `{{names}}` filled in. One that nothing is given for is a fault of ours. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`nothing is given for ${name} of «${text}»`);
    return String(value);
  });
}
