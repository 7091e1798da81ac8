'use client';

/**
 * Shows nothing: for fields that are edited elsewhere, and in place of Payload's "Unpublish", which the collections
 * refuse.
 */
export const Nothing = () => null;
