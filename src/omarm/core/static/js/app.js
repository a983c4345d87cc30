// Starts every element of the importmap, and fills in what older browsers lack.
import "invokers"

const { imports } = JSON.parse(document.querySelector("script[type=importmap]").textContent)

for (const name of Object.keys(imports)) {
  if (name.startsWith("elements/")) import(name)
}
