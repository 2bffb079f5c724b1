// node validate.cjs page.html -> html-validate's reports, as JSON
const { FileSystemConfigLoader, HtmlValidate } = require("html-validate");

const rules = {
  "doctype-style": ["error", { style: "lowercase" }],
  "long-title": "off", // authors' titles are as long as they are
  "no-trailing-whitespace": "off",
  "no-inline-style": "error",
  "require-sri": "error",
};
const config = { root: true, extends: ["html-validate:recommended", "html-validate:a11y"], rules };
const validator = new HtmlValidate(new FileSystemConfigLoader(config));
validator.validateFile(process.argv[2]).then((report) => console.log(JSON.stringify(report.results)));
