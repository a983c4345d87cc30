// <points-left total="100" left="{n} left" over="{n} too many" right="right"> … <input name="now-clan"> … <output name="now" data-label="Now" hidden></points-left>
// Says while points are divided how many are left: of the fields whose names begin as that of the output.
class PointsLeft extends HTMLElement {
  connectedCallback() {
    this.addEventListener("input", this.#say)
    this.#say()
  }

  #say = () => {
    for (const output of this.querySelectorAll("output")) {
      const given = [...this.querySelectorAll(`input[name^="${output.name}-"]`)]
      const left = given.reduce((points, { value }) => points - value, this.getAttribute("total"))
      const words = this.getAttribute(left > 0 ? "left" : left < 0 ? "over" : "right")
      output.value = `${output.dataset.label}: ${words.replace("{n}", Math.abs(left))}`
      output.hidden = false
    }
  }
}

customElements.define("points-left", PointsLeft)
