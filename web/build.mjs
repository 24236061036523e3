// Bundles the page into dist/, or with --test the tests into dist-test/.
import { build } from "esbuild";
import { copyFileSync, mkdirSync, readdirSync, rmSync } from "node:fs";

if (process.argv.includes("--test")) {
  rmSync("dist-test", { recursive: true, force: true });
  const tests = readdirSync("test").filter((name) => name.endsWith(".test.ts"));
  await build({ entryPoints: tests.map((name) => `test/${name}`), bundle: true, platform: "node", format: "esm", outdir: "dist-test", outExtension: { ".js": ".mjs" }, logLevel: "warning" });
} else {
  mkdirSync("dist", { recursive: true });
  await build({ entryPoints: { app: "src/app.ts", worklet: "src/voice/worklet.ts" }, bundle: true, minify: true, format: "esm", target: "es2022", outdir: "dist", logLevel: "warning" });
  copyFileSync("src/app.css", "dist/app.css");
  copyFileSync("src/index.html", "dist/index.html");
}
