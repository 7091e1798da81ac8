'use client';

import { Button, useConfig } from '@payloadcms/ui';
import { useRouter } from 'next/navigation.js';
import { formatAdminURL } from 'payload/shared';
import { useState } from 'react';
import './recipes.css';
import { useCommand } from '../client/use-command.js';

interface UseRecipeProps {
  recipe: string;
  title: string;
  /** The slug of the workflows. */
  workflows: string;
}

/** Makes a recipe's documents and leads to its workflow. */
export const UseRecipe = ({ recipe, title, workflows }: UseRecipeProps) => {
  const command = useCommand();
  const router = useRouter();
  const { config } = useConfig();
  const [busy, setBusy] = useState(false);
  // Nothing starts before the workflow is activated, and what it needs is there.
  const [publish, setPublish] = useState(true);

  const use = async () => {
    setBusy(true);
    const made = await command<{ workflow: string | number; unpublished: string | null }>(
      `/recipes/${recipe}/install`,
      { publish },
      ({ unpublished }) =>
        unpublished
          ? `Made as drafts. Not all could be published: ${unpublished}`
          : publish
            ? 'Made, and its parts are published. The workflow is a draft.'
            : 'Made as drafts, ready to edit.',
    );
    setBusy(false);
    if (made)
      router.push(
        formatAdminURL({ adminRoute: config.routes.admin, path: `/collections/${workflows}/${made.workflow}` }),
      );
  };

  return (
    <div className="whenthen-recipe__use">
      <label>
        <input checked={publish} onChange={({ target }) => setPublish(target.checked)} type="checkbox" /> Also publish
        its e-mails, sequences and segments
      </label>
      <Button
        aria-label={`Use this: ${title}`}
        disabled={busy}
        id={`whenthen-recipe-${recipe}`}
        margin={false}
        onClick={() => void use()}
        size="small"
        type="button"
      >
        {busy ? 'Making …' : 'Use this'}
      </Button>
    </div>
  );
};
