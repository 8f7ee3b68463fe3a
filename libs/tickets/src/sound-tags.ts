import { LONGEST_TAG, type FieldError } from '@desk/contracts';
import { Problem } from '@desk/platform';
import { isTag, normalisedTag, normalisedTags } from '@desk/routing';

/** Those of the tags in the field at `pointer` that are none. */
export function tagFaults(tags: readonly string[], pointer: string): FieldError[] {
  return tags.flatMap((tag, index) =>
    isTag(normalisedTag(tag))
      ? []
      : [
          {
            pointer: `${pointer}/${index}`,
            code: 'not_a_tag' as const,
            message: `must be letters, digits and - _ . : / +, ${LONGEST_TAG} at most`,
            values: { most: LONGEST_TAG },
          },
        ],
  );
}

/** Tags as they are kept; refuses what is none. */
export function soundTags(tags: readonly string[]): readonly string[] {
  const errors = tagFaults(tags, '/tags');
  if (errors.length > 0)
    throw new Problem('validation_failed', 'Correct the named tags and send the request again.', { errors });
  return normalisedTags(tags);
}
