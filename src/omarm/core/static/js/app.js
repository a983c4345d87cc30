// Starts the elements that are on the page, and those that come later, each when it comes; and fills in what older browsers lack.
import "invokers"

const { imports } = JSON.parse(document.querySelector("script[type=importmap]").textContent)

function startWhatIsHere() {
  for (const { localName } of document.querySelectorAll(":not(:defined)")) {
    const name = `elements/${localName}`
    if (name in imports) import(name)
  }
}

new MutationObserver(startWhatIsHere).observe(document.documentElement, { childList: true, subtree: true })
startWhatIsHere()
