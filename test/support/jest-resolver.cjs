const SOURCE_ENDINGS = { '.js': ['.ts', '.tsx'], '.mjs': ['.mts'], '.cjs': ['.cts'] };

/** Finds the TypeScript file behind an import that is written with the ending it will have when compiled. */
module.exports = (request, options) => {
  const ending = /\.[mc]?js$/.exec(request)?.[0];
  if (ending && request.startsWith('.') && !options.basedir.includes('node_modules')) {
    for (const source of SOURCE_ENDINGS[ending]) {
      try {
        return options.defaultResolver(request.slice(0, -ending.length) + source, options);
      } catch {
        // It is a JavaScript file, then.
      }
    }
  }
  return options.defaultResolver(request, options);
};
