// Builds the viewer into one module beside the Python that serves it, and records what it was
// built from, so that a test can tell when the two have parted.

import { createHash } from "node:crypto";
import { copyFile, readFile, readdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build } from "esbuild";

const TARGET = "../src/proneward/figures/viewer";
const SOURCES = [".npmrc", "build.mjs", "package-lock.json", "package.json", "tsconfig.json"];

/** The pieces of three's shaders that paint.ts includes, and the one that every fragment shader has; no other material of three's is used. */
const PIECES = /(common|begin_vertex|beginnormal_vertex|colorspace_pars_fragment|skin\w+)\.glsl\.js$/;

/** Take three from its sources, so that what is not used stays out; of its shaders, the pieces. */
const lean = {
  name: "lean",
  setup(bundler) {
    const sources = resolve("node_modules/three/src");
    bundler.onResolve({ filter: /^three$/ }, () => ({ path: join(sources, "Three.js"), sideEffects: false }));
    bundler.onLoad({ filter: /three[\\/]src[\\/]renderers[\\/]shaders[\\/].*\.glsl\.js$/ }, async ({ path }) => {
      if (/ShaderChunk/.test(path) && PIECES.test(path)) return undefined;
      const names = (await readFile(path, "utf8")).matchAll(/export (?:const (\w+)|(default))/g);
      const contents = [...names].map(([, name]) => (name ? `export const ${name} = "";` : 'export default "";'));
      return { contents: contents.join("\n"), loader: "js" };
    });
  },
};

async function digestOf(paths) {
  const whole = createHash("sha256");
  for (const path of [...paths].sort()) {
    const one = createHash("sha256").update(await readFile(path)).digest("hex");
    whole.update(`${path} ${one}\n`);
  }
  return whole.digest("hex");
}

await build({
  entryPoints: ["viewer/viewer.ts"],
  outfile: join(TARGET, "viewer.js"),
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  charset: "utf8",
  supported: { "template-literal": false },
  plugins: [lean],
});
await copyFile("node_modules/three/LICENSE", join(TARGET, "NOTICE"));
const sources = [...SOURCES, ...(await readdir("viewer")).map((name) => `viewer/${name}`)];
await writeFile(join(TARGET, "sources.sha256"), `${await digestOf(sources)}\n`);
