setup: ; @python3 bin/bootstrap.py setup
demo: ; @python3 bin/bootstrap.py demo
test: ; @python3 bin/bootstrap.py test
bench: ; @python3 bin/bootstrap.py bench
.PHONY: setup demo test bench
